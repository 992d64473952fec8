// A side panel of a section, shown at the end side of the whole screen.
import { useContext } from 'react';
import { createPortal } from 'react-dom';
import { SidePanel, type SidePanelProps } from '../../ui/SidePanel.tsx';
import { PanelSlot } from './panel-slot.ts';

export function SettingsPanel(props: SidePanelProps) {
  const slot = useContext(PanelSlot);
  return slot === null ? null : createPortal(<SidePanel {...props} />, slot);
}

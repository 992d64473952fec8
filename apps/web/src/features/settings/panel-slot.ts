// Where the settings open what is looked at closely: a place at the end side of the screen, beside all sections.
import { createContext } from 'react';

export const PanelSlot = createContext<HTMLElement | null>(null);

// A person of the workspace or a contact, with their letters beside the name.
import { RecordPicker, type RecordPickerProps } from './RecordPicker.tsx';

export function PersonPicker(props: Omit<RecordPickerProps, 'hasAvatars'>) {
  return <RecordPicker {...props} hasAvatars />;
}

// Photos and scans beside records, for the forms and views of other features.
export { AttachmentField, AttachmentItem } from './attachment-field.tsx'
export { AttachmentList } from './attachment-list.tsx'
export { RecordFiles } from './record-files.tsx'

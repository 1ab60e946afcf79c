// Drafts of long forms, for the forms of other features.
export { WithFormDraft } from './with-form-draft.tsx'

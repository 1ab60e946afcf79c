// The backend's door to the lock; the lock itself lies with the database because restoring a backup needs it too.
export {
  type DataFolderLock,
  type DataFolderOwner,
  type LockDataFolderOptions,
  lockDataFolder,
  readDataFolderOwner,
} from '../database/data-folder-lock.ts'

/** Small pages that are read together come in one file: each file's name is in what every page loads first. */
export { default as FolderPage } from './FolderPage'
export { default as FoldersPage } from './FoldersPage'

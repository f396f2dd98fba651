/** Small pages that are read together come in one file: each file's name is in what every page loads first. */
export { default as RetentionPage } from './RetentionPage'
export { default as SchedulePage } from './SchedulePage'

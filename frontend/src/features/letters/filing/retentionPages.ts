/** Small pages that are read together come in one file: each file's name is in what every page loads first. */
export { default as DisposalPage } from './DisposalPage'
export { default as DisposalsPage } from './DisposalsPage'
export { default as PreparePage } from './PreparePage'
export { default as RetentionPage } from './RetentionPage'
export { default as SchedulePage } from './SchedulePage'

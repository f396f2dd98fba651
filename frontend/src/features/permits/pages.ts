// One file to load for all: small pages of the counter, whose parts come later.
export { default as FollowUpPage } from './issued/FollowUpPage'
export { default as CashierPage } from './money/CashierPage'
export { default as BoardPage } from './officers/BoardPage'
export { default as WorkloadPage } from './officers/WorkloadPage'
export { default as QueuePage } from './queue/QueuePage'

// One file to load for all: a cashier needs each of them within the day.
export { default as CloseDialog } from './CloseDialog'
export { default as PayDialog } from './PayDialog'
export { default as RefundDialog } from './RefundDialog'

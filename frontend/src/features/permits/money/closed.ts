// One file to load for both: what is looked at when the day is over.
export { default as Bank } from './Bank'
export { default as Closings } from './Closings'

// One file to load for the parts that have little to them.
export { default as GeneralPart } from './GeneralPart'
export { default as PublishPart } from './PublishPart'

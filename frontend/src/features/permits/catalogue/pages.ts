// One file to load for both: from the list a revision is a click away.
export { default as CataloguePage } from './CataloguePage'
export { default as RevisionPage } from './RevisionPage'

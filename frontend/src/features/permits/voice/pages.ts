// One file to load for all: whoever reads complaints is a click away from the survey, and back.
export { default as ComplaintPage } from './complaints/ComplaintPage'
export { default as ComplaintsPage } from './complaints/ComplaintsPage'
export { default as SurveyPage } from './surveys/SurveyPage'

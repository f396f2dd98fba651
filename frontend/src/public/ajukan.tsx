import { ApplyPage } from './apply/ApplyPage'
import { mount } from './mount'

const code = decodeURIComponent(/^\/ajukan\/([^/]+)/.exec(location.pathname)?.[1] ?? '')

mount(() => <ApplyPage code={code} />)

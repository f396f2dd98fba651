import { Catalogue } from './Catalogue'
import { mount } from './mount'
import { ServicePage } from './ServicePage'

const code = /^\/layanan\/([^/]+)/.exec(location.pathname)?.[1]

mount(code ? () => <ServicePage code={decodeURIComponent(code)} /> : Catalogue)

import '../../look/pages.css';
import { addLocalTimes } from './localTimes';
import { chooseOwnZone } from './ownZone';

addLocalTimes(document, document.documentElement.lang);
chooseOwnZone(document, Intl.DateTimeFormat().resolvedOptions().timeZone);

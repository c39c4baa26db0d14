/**
 * What the stacks must hold. One test file over several parts, because loading the construct library and
 * synthesizing takes longer than everything that is asserted about the outcome.
 */
import './parts/app.js';
import './parts/functions-and-rights.js';
import './parts/machines.js';
import './parts/release-size.js';
import './parts/storage-and-edge.js';
import './parts/malware.js';
import './parts/alarms.js';
import './parts/alarms-ring.js';
import './parts/permissions.js';
import './parts/environments.js';
import './parts/reserved.js';
import './parts/deploy-order.js';
import './parts/guard.js';
import './parts/keys-and-locks.js';
import './parts/template-rules.js';

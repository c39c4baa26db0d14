/**
 * What the three stacks must hold. One test file over several parts, because loading the construct library and
 * synthesizing takes longer than everything that is asserted about the outcome.
 */
import './parts/app.js';
import './parts/functions-and-rights.js';
import './parts/machines.js';
import './parts/storage-and-edge.js';
import './parts/alarms.js';

import { SessionTexts } from '../session-texts.js';

/**
 * Names of the VIM accounts that a session plans to create. Terraform plans what a resource depends on first, so an NS
 * instance can tell here that its VIM account, which OSM does not have yet, will be there in time.
 */
export const plannedVimAccounts = new SessionTexts();

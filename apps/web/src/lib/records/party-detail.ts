// A contact or company with all that hangs on it.
import type { CompanyDetail, ContactDetail } from '@portolan/contract';

export type PartyDetail = ContactDetail | CompanyDetail;

import { dayInChina, type EnquiryEvent, enquiry } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import { give, reactTo } from '@tiaokuai/service';
import { answerLimitOn } from './law.ts';

const { StartEnquiryClock } = enquiry.internal;

type Received = Extract<EnquiryEvent, { type: 'EnquiryReceived' | 'EnquiryReopened' }>['data'];

const clockOf = ({ caseId, receivedAt, trade, kind }: Received) => {
  const { key, setAside } = answerLimitOn(trade, kind, dayInChina(receivedAt));
  return { caseId, receivedAt, answerBy: deadlineBy(key, receivedAt), setAside: [...setAside] };
};

export const startEnquiryClocks = reactTo(enquiry, 'start-enquiry-clocks', {
  EnquiryReceived: ({ data }) => give(StartEnquiryClock, clockOf(data)),
  EnquiryReopened: ({ data }) => give(StartEnquiryClock, clockOf(data)),
});

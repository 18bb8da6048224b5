import type { Poll, PollDraft, Quorum, Threshold } from '../../../contract/live';
import { type MethodName, takesThreshold } from './methodForm';
import { shareOf, shareText } from './share';

/** What it takes to pass: the most votes, one of the usual shares, or one of one's own. */
export type Passing = 'most' | '1/2' | '2/3' | '4/5' | 'own';

export const usualShares: readonly Passing[] = ['most', '1/2', '2/3', '4/5', 'own'];

/** Who votes, who sees what, and what makes a result good: the part of a poll that no method decides. */
export interface Rules {
  results: Poll['results'];
  voters: Poll['voters'];
  secrecy: Poll['secrecy'];
  delegates: Poll['delegates'];
  ballotsShownTo: Poll['ballotsShownTo'];
  base: Poll['base'];
  changeable: boolean;
  abstention: boolean;
  quorum: 'none' | Quorum['of'];
  quorumShare: string;
  passing: Passing;
  ownShare: string;
  passingBase: Threshold['base'];
  byClass: boolean;
}

/** As most polls are: named, shown when it closes, the mind may be changed, most votes win. */
export const usualRules = (): Rules => ({
  results: 'after-close',
  voters: 'participants',
  secrecy: 'named',
  delegates: 'last',
  ballotsShownTo: 'facilitators',
  base: 'valid',
  changeable: true,
  abstention: true,
  quorum: 'none',
  quorumShare: '1/2',
  passing: 'most',
  ownShare: '3/5',
  passingBase: 'valid',
  byClass: false,
});

/** @param poll secrecy, delegates and base may be left out of a draft */
export function rulesFrom(poll: PollDraft): Rules {
  const usual = usualRules();
  const { results, voters, ballotsShownTo, changeable, abstention, quorum, threshold } = poll;
  return {
    ...usual,
    results,
    voters,
    secrecy: poll.secrecy ?? usual.secrecy,
    delegates: poll.delegates ?? usual.delegates,
    ballotsShownTo,
    base: poll.base ?? usual.base,
    changeable,
    abstention,
    ...(quorum && { quorum: quorum.of, quorumShare: shareText(quorum.share) }),
    ...(threshold && passingFrom(threshold)),
  };
}

function passingFrom({ share: exact, base, byClass }: Threshold): Partial<Rules> {
  const share = shareText(exact);
  const usual = usualShares.find((each) => each === share);
  return { passing: usual ?? 'own', ...(usual ? {} : { ownShare: share }), passingBase: base, byClass };
}

/** Why something cannot be chosen together with what is chosen already. */
export type Conflict = 'secret' | 'yesNo' | 'noClasses' | 'oneVoice' | 'decides';

/** What a rule cannot be now, and why; the form says so instead of letting it be chosen. */
export function conflicts(method: MethodName, rules: Rules): Partial<Record<keyof Rules, Conflict>> {
  const secret = rules.secrecy === 'secret';
  const personal = rules.voters === 'participants';
  return {
    ...(secret && { changeable: 'secret', results: 'secret', ballotsShownTo: 'secret' }),
    ...(method === 'yes-no-abstain' && { abstention: 'yesNo' }),
    ...(personal && { byClass: 'noClasses', delegates: 'oneVoice' }),
    ...(!takesThreshold(method) && { passing: 'decides' }),
  };
}

/** The rules that hold: what cannot be chosen together gives way, and comes back when what it gave way to is gone. */
export function effective(method: MethodName, rules: Rules): Rules {
  const against = conflicts(method, rules);
  return {
    ...rules,
    ...(against.changeable && { changeable: false }),
    ...(against.results && rules.results === 'live' && { results: 'after-close' }),
    ...(against.ballotsShownTo && { ballotsShownTo: 'facilitators' }),
    ...(against.abstention && { abstention: true }),
    ...(against.byClass && { byClass: false }),
    ...(against.delegates && { delegates: 'last' }),
    ...(against.passing && { passing: 'most', byClass: false }),
  };
}

type RulesDraft = Omit<PollDraft, 'item' | 'question' | 'method' | 'options'>;

export function rulesDraft(method: MethodName, form: Rules): RulesDraft {
  const rules = effective(method, form);
  const { results, voters, secrecy, delegates, ballotsShownTo, base, changeable, abstention } = rules;
  return {
    ...{ results, voters, secrecy, delegates, ballotsShownTo, base, changeable, abstention },
    ...quorumOf(rules),
    ...thresholdOf(rules),
  };
}

/** A share that is none is sent as it is written: a form with flaws is not sent. */
function quorumOf({ quorum, quorumShare }: Rules): Pick<RulesDraft, 'quorum'> {
  if (quorum === 'none') return {};
  return { quorum: { of: quorum, share: shareOf(quorumShare) ?? quorumShare } };
}

function thresholdOf({ passing, ownShare, passingBase, byClass }: Rules): Pick<RulesDraft, 'threshold'> {
  if (passing === 'most') return {};
  const share = passing === 'own' ? (shareOf(ownShare) ?? ownShare) : passing;
  return { threshold: { share, base: passingBase, byClass } };
}

import { expect, it } from 'vitest';
import { Speaker, type Saying } from '../../renderer/shell/speaker';

const message = (text: string): Saying => ({ kind: 'info', text, seconds: 1 });

it('keeps what is said until somebody hears it, in its order, and hands the rest on at once', () => {
  const speaker = new Speaker();
  speaker.say(message('一'));
  speaker.say(message('二'));
  const heard: Saying[] = [];
  const stop = speaker.heardBy((saying) => heard.push(saying));
  speaker.say(message('三'));
  expect(heard).toEqual([message('一'), message('二'), message('三')]);
  stop();
  speaker.say(message('四'));
  expect(heard).toHaveLength(3);
  const later: Saying[] = [];
  speaker.heardBy((saying) => later.push(saying));
  expect(later).toEqual([message('四')]);
});

it('a listener that has gone does not take the place of the one after it', () => {
  const speaker = new Speaker();
  const heard: Saying[] = [];
  const stopFirst = speaker.heardBy(() => undefined);
  speaker.heardBy((saying) => heard.push(saying));
  stopFirst();
  speaker.say(message('一'));
  expect(heard).toEqual([message('一')]);
});

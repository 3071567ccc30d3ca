import { describe, expect, it } from 'vitest';
import { normaliserFor } from '../../../electron/engine/ingest/clean/normaliser';
import { column, dateCell, numberCell, randomFrom, textCell } from './cells';

const today = new Date(2026, 10, 23);
const idCard = normaliserFor(column('idCard'), today);
const studentNumber = normaliserFor(column('studentNumber'), today);
const schoolCode = normaliserFor(column('schoolCode'), today);
const phone = normaliserFor(column('phone'), today);

/** Check digit of ISO 7064 MOD 11-2 by its recursive definition, not by the table of weights. */
function checkDigit(digits: string): string {
  let remainder = 0;
  for (const digit of digits) remainder = ((remainder + Number(digit)) * 2) % 11;
  const check = (12 - remainder) % 11;
  return check === 10 ? 'X' : String(check);
}

function randomId(random: () => number): string {
  const year = 1960 + Math.floor(random() * 60);
  const month = 1 + Math.floor(random() * 12);
  const day = 1 + Math.floor(random() * 28);
  const county = ['371702', '371721', '110101', '440305'][Math.floor(random() * 4)] ?? '371702';
  const digits = `${county}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(1 + Math.floor(random() * 999)).padStart(3, '0')}`;
  return digits + checkDigit(digits);
}

// The example of GB 11643-1999 itself.
const standardExample = '11010519491231002X';

describe('idCard', () => {
  it.each([
    ['11010519491231002X', standardExample],
    ['11010519491231002x', standardExample],
    ['１１０１０５１９４９１２３１００２Ｘ', standardExample],
    [' 110105 19491231 002X ', standardExample],
    ["'11010519491231002X", standardExample],
    ['="11010519491231002X"', standardExample],
    ['110105-19491231-002X', standardExample],
    ['11010519491231002×', standardExample],
  ])('%j is accepted', (text, value) => {
    expect(idCard(textCell(text))).toEqual({ value });
  });

  it.each([
    ['110105194912310021', 'idCard.checkDigit'],
    ['110105194902310020', 'idCard.shape'],
    ['110105194913310020', 'idCard.shape'],
    ['110105202812310020', 'idCard.shape'],
    ['990105194912310', 'idCard.length'],
    ['110105491231002', 'idCard.length'],
    ['1101051949123100２', 'idCard.length'],
    ['00010519491231002X', 'idCard.shape'],
    ['11010519491231O02X', 'idCard.shape'],
    ['1101**********002X', 'identifier.masked'],
    ['1.10105E+17', 'identifier.precisionLost'],
    ['张三', 'idCard.length'],
  ])('%s is refused as %s', (text, code) => {
    const { value, issue } = idCard(textCell(text));
    expect(value).toBeNull();
    expect(issue).toMatchObject({ code, action: 'emptied', severity: code === 'identifier.masked' ? 'warning' : 'error' });
    expect(issue?.message).not.toContain(text);
  });

  it('takes a number cell only when all its digits are there', () => {
    const whole = '37170220120315001' + checkDigit('37170220120315001');
    expect(idCard(numberCell(Number(whole), whole))).toEqual({ value: whole });
    for (const cell of [numberCell(371702201203150000, '371702201203150000'), numberCell(3.71702e17, '3.71702201203150017E+17'), numberCell(371702201203150000), numberCell(371702201203149952)]) {
      expect(idCard(cell).issue).toMatchObject({ code: 'identifier.precisionLost' });
    }
  });

  it('refuses a cut number even when its zeros happen to satisfy the check digit', () => {
    let found = '';
    for (let day = 10; day < 29 && found === ''; day += 1) {
      for (let sequence = 1; sequence < 10 && found === ''; sequence += 1) {
        const digits = `371702201203${day}${sequence}00`;
        if (checkDigit(digits) === '0') found = `${digits}0`;
      }
    }
    expect(found).toHaveLength(18);
    expect(idCard(textCell(found))).toEqual({ value: found });
    expect(idCard(numberCell(Number(found), found)).issue?.code).toBe('identifier.precisionLost');
  });

  it('accepts every right number and refuses every single wrong digit', () => {
    const random = randomFrom(7);
    for (let round = 0; round < 2000; round += 1) {
      const id = randomId(random);
      expect(idCard(textCell(id)).value).toBe(id);
      const position = Math.floor(random() * 18);
      const old = id.charAt(position);
      const other = old === 'X' ? '3' : String((Number(old) + 1 + Math.floor(random() * 9)) % 10);
      expect(idCard(textCell(id.slice(0, position) + other + id.slice(position + 1))).value).toBeNull();
    }
  });

  it('refuses at least ten of eleven invented check digits', () => {
    const random = randomFrom(11);
    let refused = 0;
    for (let round = 0; round < 5500; round += 1) {
      const digits = randomId(random).slice(0, 17);
      if (idCard(textCell(digits + ('0123456789X'[Math.floor(random() * 11)] ?? '0'))).value === null) refused += 1;
    }
    // Expected 5000 with a standard deviation of 21.
    expect(refused).toBeGreaterThan(4900);
    expect(refused).toBeLessThan(5100);
  });
});

describe('studentNumber', () => {
  const id = '37170220120315001' + checkDigit('37170220120315001');
  const wrong = '37170220120315001' + (checkDigit('37170220120315001') === '5' ? '6' : '5');

  it.each([
    [`G${id}`, `G${id}`],
    [`g${id}`, `G${id}`],
    [`Ｇ${id}`, `G${id}`],
    [`L${id}`, `L${id}`],
    [id, id],
    ['20230115', '20230115'],
    ['2023-07-15a', '2023-07-15A'],
    ['0015', '0015'],
    ['202301150011223344', '202301150011223344'],
  ])('%s -> %s', (text, value) => {
    expect(studentNumber(textCell(text))).toEqual({ value });
  });

  it('refuses a 学籍号 whose ID part is wrong, keeps a temporary one with a warning', () => {
    for (const text of [`G${wrong}`, wrong, `G${id.slice(0, 16)}`]) expect(studentNumber(textCell(text))).toMatchObject({ value: null, issue: { code: 'studentNumber.checkDigit' } });
    expect(studentNumber(textCell(`L${wrong}`))).toMatchObject({ value: `L${wrong}`, issue: { code: 'studentNumber.temporary', action: 'noted' } });
  });

  it('reads number cells by their digits', () => {
    expect(studentNumber(numberCell(20230115))).toEqual({ value: '20230115' });
    expect(studentNumber(numberCell(Number(id), id))).toEqual({ value: id });
    expect(studentNumber(numberCell(2023011500112230, '2023011500112230')).issue?.code).toBe('identifier.precisionLost');
    expect(studentNumber(numberCell(12.5)).issue?.code).toBe('studentNumber.notANumber');
    expect(studentNumber(dateCell(45170)).issue?.code).toBe('studentNumber.notANumber');
    expect(studentNumber(textCell('1'.repeat(41))).issue?.code).toBe('studentNumber.length');
  });
});

describe('schoolCode', () => {
  it.each([
    ['3137000123', '3137000123', undefined],
    ['2137000456', '2137000456', undefined],
    ['３１３７０００１２３', '3137000123', undefined],
    ['31 37000123', '3137000123', undefined],
    ['9937000123', '9937000123', 'schoolCode.format'],
    ['3141000123', '3141000123', 'schoolCode.format'],
    ['313700012', null, 'schoolCode.length'],
    ['曹县一中', null, 'schoolCode.length'],
    ['无', null, undefined],
  ])('%s -> %s', (text, value, code) => {
    const answer = schoolCode(textCell(text));
    expect(answer.value).toBe(value);
    expect(answer.issue?.code).toBe(code);
  });

  it('takes number cells', () => {
    expect(schoolCode(numberCell(3137000123))).toEqual({ value: '3137000123' });
  });
});

describe('phone', () => {
  it.each([
    ['13853001234', '13853001234'],
    ['138 5300 1234', '13853001234'],
    ['+86 138-5300-1234', '13853001234'],
    ['0530-6885885', '05306885885'],
    ['(0530)6885885', '05306885885'],
    ['6885885', '6885885'],
  ])('%s -> %s', (text, value) => {
    expect(phone(textCell(text))).toEqual({ value });
  });

  it('takes the first of several and refuses what is no number', () => {
    expect(phone(textCell('13853001234、13953001234'))).toMatchObject({ value: '13853001234', issue: { code: 'phone.several' } });
    expect(phone(textCell('1385300123'))).toMatchObject({ value: null, issue: { code: 'phone.format' } });
    expect(phone(numberCell(13853001234))).toEqual({ value: '13853001234' });
  });
});

import { describe, expect, test } from '@jest/globals';
import { changesText, printedNumber, shortestDecimal } from '#shared/reading/office/number-format.js';

describe('what a sheet prints for a number', () => {
  test.each([
    ['12', 'General', '12'],
    ['18.870999999999999', 'General', '18.871'],
    ['0.30000000000000004', 'General', '0.3'],
    ['1.2E3', 'General', '1200'],
    ['18.871', '0.0000', '18.8710'],
    ['18.871', '0.00##', '18.871'],
    ['12', '0.00', '12.00'],
    ['1234567', '#,##0', '1,234,567'],
    ['1234.5', '#,##0.00', '1,234.50'],
    ['12.4', '0', '12'],
    ['12.6', '0', '13'],
    ['9.996', '0.00', '10.00'],
    ['12', '0_ ', '12'],
    ['12', '0_);[Red]\\(0\\)', '12'],
    ['12', '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', ' 12 '],
    ['0', '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', ' - '],
    ['0', '0;-0;"/"', '/'],
    ['12', '@', '12'],
    ['12', 'G/通用格式', '12'],
    ['12', '[$-804]0', '12'],
    ['12', '0"件"', '12件'],
    ['1234', '#,##0\\件', '1,234件'],
    ['18.871', '0.0000"万元"', '18.8710万元'],
  ])('%s as %s is %j', (stored, format, printed) => {
    const result = printedNumber(stored, format);
    expect('text' in result ? result.text.trim() : result).toBe(printed.trim());
  });

  test.each([
    ['0.12', '0%', 'not-a-number'],
    ['12', 'yyyy/m/d', 'not-a-number'],
    ['12', '0.00E+00', 'not-a-number'],
    ['12', '# ?/?', 'not-a-number'],
    ['12', '[DBNum1]0', 'not-a-number'],
    ['12', '[>10]0;0', 'not-a-number'],
    ['12', undefined, 'not-a-number'],
    ['-3', '0', 'not-a-number'],
    ['abc', '0', 'not-a-number'],
    ['1200', '0,', 'not-a-number'],
    ['12.5', '0', 'ambiguous'],
    ['7', '000', 'not-a-number'],
    ['12', '0.##', 'not-a-number'],
    ['0.5', '#.0', 'not-a-number'],
    ['123456789012', 'General', 'not-visible'],
    ['123456.789012', 'General', 'not-visible'],
    ['12', ';;;', 'not-visible'],
    ['0', '#', 'not-a-number'],
    ['0', '0;-0;"5"', 'not-a-number'],
    ['0', '#,##0;-#,##0;;@', 'not-visible'],
    ['0', '0;-0;', 'not-visible'],
    ['12', '[White]0', 'not-a-number'],
  ])('%s as %s is not said: %s', (stored, format, doubt) => {
    expect(printedNumber(stored, format)).toEqual({ doubt });
  });

  test.each(['0"5"', '"1"0', '0"件0"', '"约"0', '0"abc"'])('nothing is said of %s', (format) => {
    expect(printedNumber('12', format)).toEqual({ doubt: 'not-a-number' });
  });

  test('the shortest decimal of a stored double is exact', () => {
    expect(['1e21', '0.0000001', 'NaN', ''].map(shortestDecimal)).toEqual([undefined, undefined, undefined, undefined]);
    expect(shortestDecimal('26.100000000000001')).toBe('26.1');
  });

  test('a format that sets words around text is noticed', () => {
    expect(['@', 'General', '0.00', '_ @_ ', undefined].map(changesText)).toEqual([false, false, false, false, false]);
    expect(['@"件"', '"共"@', ';;;'].map(changesText)).toEqual([true, true, true]);
  });
});

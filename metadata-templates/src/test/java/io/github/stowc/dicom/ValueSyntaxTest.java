package io.github.stowc.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueSyntaxTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "AE|STOWC",
                "AE| ABC ",
                "AS|042Y",
                "AS|001D",
                "AT|0020000D",
                "CS|DERIVED",
                "CS|A_1 B",
                "DA|20240229",
                "DA|20000229",
                "DS|1.5",
                "DS|-.5E+10",
                "DS|5.",
                "DS|+1",
                "DS| 12 ",
                "DT|2024",
                "DT|202402",
                "DT|20240229",
                "DT|20240229235960.123456+1400",
                "DT|2024-0500",
                "FD|1e308",
                "FD|NaN",
                "FL|-Infinity",
                "FL|1E38",
                "IS|-2147483648",
                "IS| 7 ",
                "LO|Größe",
                "PN|Doe^John^^^",
                "PN|Yamada^Tarou=山田^太郎=やまだ^たろう",
                "PN|a^b^c^d^e",
                "SH|sixteen chars ok",
                "SL|2147483647",
                "SS|-32768",
                "SV|-9223372036854775808",
                "TM|23",
                "TM|2359",
                "TM|235960",
                "TM|101530.5",
                "UC|any",
                "UI|2.25.1",
                "UL|4294967295",
                "UR|http://a/b?c=%20",
                "US|65535",
                "UV|18446744073709551615",
                "UV|0",
                "LT|two\\values"
            })
    void accepts(VR vr, String value) {
        assertEquals("", ValueSyntax.problem(vr, value).orElse(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "AE|  ",
                "AE|12345678901234567",
                "AE|A\\B",
                "AS|42Y",
                "AS|042y",
                "AT|0020000",
                "AT|(0020,000D)",
                "CS|ot",
                "CS|A-B",
                "CS|12345678901234567",
                "DA|20230229",
                "DA|19000229",
                "DA|20240431",
                "DA|2024.01.01",
                "DA|202401",
                "DA|20240001",
                "DS|1,5",
                "DS|.",
                "DS|1e",
                "DS|12345678901234567",
                "DS|",
                "DS|NaN",
                "DS|0x10",
                "DT|20241301",
                "DT|2024+1401",
                "DT|2024-1201",
                "DT|2024-0000",
                "DT|20240101.5",
                "DT|202",
                "DT|20240101240000",
                "FD|1e309",
                "FL|1e39",
                "FD|abc",
                "FD|1d",
                "IS|1.5",
                "IS|2147483648",
                "IS|-2147483649",
                "IS|1234567890123",
                "PN|a=b=c=d",
                "PN|a^b^c^d^e^f",
                "SH|seventeen chars !",
                "SL|2147483648",
                "SS|32768",
                "SV|9223372036854775808",
                "TM|24",
                "TM|235",
                "TM|2360",
                "TM|10:15",
                "TM|1015.5",
                "TM|101530.1234567",
                "UI|1.02",
                "UL|-1",
                "UL|4294967296",
                "UR| http://a",
                "UR|a b",
                "US|65536",
                "US|1.0",
                "UV|-1",
                "UV|18446744073709551616",
                "LO|a\\b",
                "OB|x"
            })
    void refuses(VR vr, String value) {
        boolean found = value == null || ValueSyntax.problem(vr, value).isPresent();
        assertEquals(true, found);
    }

    @ParameterizedTest
    @CsvSource({"LO,64", "SH,16", "ST,1024", "LT,10240", "PN,64"})
    void countsCharactersAndNotCodeUnits(VR vr, int max) {
        String widest = "\uD83D\uDE00".repeat(max);
        assertEquals("", ValueSyntax.problem(vr, widest).orElse(""));
        assertEquals(true, ValueSyntax.problem(vr, widest + "x").isPresent());
    }
}

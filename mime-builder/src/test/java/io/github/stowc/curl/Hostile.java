package io.github.stowc.curl;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators of names, URLs and header values that a shell, curl or careless quoting would change. */
final class Hostile {
    static final List<String> NAMES = List.of(
            "plain.mime",
            "two words.mime",
            " leading space.mime",
            "trailing space ",
            "it's.mime",
            "''",
            "\"both'.mime",
            "say \"hi\".mime",
            "$HOME.mime",
            "${PATH}.mime",
            "$(echo x).mime",
            "`echo x`.mime",
            "a;b.mime",
            "a&b.mime",
            "a&&exit 9.mime",
            "a|b.mime",
            "a>b.mime",
            "a<b.mime",
            "%PATH%.mime",
            "100%.mime",
            "%s%d.mime",
            "%{http_code}",
            "Müller.mime",
            "Ärger über ß.mime",
            "患者山田.mime",
            "😀.mime",
            "ı\u0307I.mime",
            "\u2018typographic\u2019.mime",
            "-",
            "--",
            "-x.mime",
            "--output.mime",
            "tab\there.mime",
            "line\nbreak.mime",
            "trailing newline\n",
            "\n",
            "carriage\rreturn.mime",
            "*.mime",
            "?.mime",
            "[1-3].mime",
            "{a,b}.mime",
            "back\\slash.mime",
            "end\\",
            "\\n.mime",
            "\\101.mime",
            "!bang!!.mime",
            "!$.mime",
            "@x.mime",
            "~",
            "~root.mime",
            "#hash.mime",
            "=ls.mime",
            "a=b.mime",
            "^caret.mime",
            "(paren).mime",
            "a,b.mime",
            "a:b.mime",
            "+.mime",
            "bell\u0007.mime",
            "escape\u001B[31m.mime",
            "no-suffix",
            ".mime",
            ".hidden.mime",
            "set",
            "x.mime.mime",
            "'; exit 9; '",
            "\" & exit 9 & \"");

    static final List<String> FOLDERS = List.of(
            "plain",
            "two words",
            "-dash",
            "--",
            "trailing newline\n",
            "\n",
            "it's",
            "\"",
            "$HOME",
            "`x`",
            "*",
            "{a,b}",
            "[1-3]",
            "Müller",
            "患者",
            "\\",
            "~",
            "@x",
            "%2F%PATH%",
            "a;b&c",
            "deep/er -/\n/!");

    static final List<String> QUERIES = List.of(
            "",
            "?a={b}&c=[1-3]&d=$HOME&e=%41'",
            "?q=\"x\"&y=`z`&p=100%&%PATH%",
            "?!=(^)<>|;,~*@\\&empty=&=",
            "?a/b/?c//d",
            "?+");

    private Hostile() {}

    /** File names that POSIX allows, of at most 250 bytes. */
    static Arbitrary<String> fileNames() {
        Arbitrary<Character> special = Arbitraries.of(
                '\'', '"', '\\', '$', '`', '!', '%', '&', ' ', '\n', '\t', '-', '{', '*', '~', '@', '#', '^', ';',
                '\u2019', 'ü');
        Arbitrary<String> wild = Arbitraries.strings()
                .withCharRange('\u0001', '\uD7FF')
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<String> nasty = special.list().ofMinSize(1).ofMaxSize(15).map(Hostile::joined);
        return Arbitraries.oneOf(wild, nasty, Arbitraries.of(NAMES))
                .map(name -> name.replace('/', '_'))
                .filter(name -> !name.equals(".") && !name.equals(".."));
    }

    /** File names that Windows allows. */
    static Arbitrary<String> windowsFileNames() {
        Arbitrary<Character> special = Arbitraries.of(
                '\'', '$', '`', '!', '%', '&', ' ', '-', '{', '~', '@', '#', '^', ';', '=', '\u2018', '\u2019',
                '\u201A', '\u201B', '(', ')', ',', 'ü', '+', '[');
        Arbitrary<String> wild = Arbitraries.strings()
                .withCharRange(' ', '\uD7FF')
                .ofMinLength(1)
                .ofMaxLength(20);
        return Arbitraries.oneOf(wild, special.list().ofMinSize(1).ofMaxSize(15).map(Hostile::joined))
                .map(Hostile::withoutWhatWindowsForbids);
    }

    /** URLs as a user may write them: any character but controls and {@code #} in path and query. */
    static Arbitrary<TargetUrl> urls() {
        Arbitrary<String> wild = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('ü', '患', '\u2019')
                .ofMaxLength(25)
                .map(text -> text.replace("#", ""));
        Arbitrary<String> path =
                wild.map(text -> text.replace('?', '_').replace('.', '_').replace("%", "%25"));
        Arbitrary<String> query = Arbitraries.oneOf(Arbitraries.of(QUERIES), wild.map(text -> '?' + text));
        return Combinators.combine(path, query)
                .as((p, q) -> TargetUrl.parse("http://localhost:8042/x" + p + "/studies" + q));
    }

    /** Values of header fields: one line, without white space at the ends. */
    static Arbitrary<String> headerValues() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('\t', 'ü', '\u2019')
                .ofMaxLength(40)
                .map(String::strip);
    }

    private static String joined(List<Character> characters) {
        StringBuilder out = new StringBuilder();
        characters.forEach(out::append);
        return out.toString();
    }

    private static String withoutWhatWindowsForbids(String name) {
        String legal = name;
        for (char c : "\\/:*?\"<>|".toCharArray()) {
            legal = legal.replace(c, '_');
        }
        return legal;
    }
}

package io.github.stowc.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.Kind;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KindProperties {
    private static final String MARK = "\uFEFF";

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.strings().withChars(" \t\r\n").ofMaxLength(20_000);
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("UTF-32LE"),
                Charset.forName("UTF-32BE"));
    }

    @Property(tries = 200)
    void whiteSpaceAndMarksHideNothing(
            @ForAll("blanks") String blank, @ForAll("charsets") Charset charset, @ForAll boolean marked)
            throws IOException {
        String before = marked ? MARK + blank : blank;
        assertEquals(Kind.JSON, kind(before + "[{\"00100010\":{\"vr\":\"PN\"}}]", charset));
        assertEquals(Kind.JSON, kind(before + "{ }", charset));
        assertEquals(Kind.XML, kind(before + "<?xml version=\"1.0\"?><NativeDicomModel/>", charset));
        assertEquals(Kind.CDA, kind(before + "<!-- a --><ClinicalDocument/>", charset));
        assertEquals(Kind.HTML, kind(before + "<html></html>", charset));
    }

    @Property(tries = 50)
    void aMessageMayHaveAPreambleOfBlankLines(@ForAll("blanks") String blank) throws IOException {
        assertEquals(
                Kind.MESSAGE,
                kind(blank + "--b1\r\nContent-Type: image/jpeg\r\n\r\n\0\1", StandardCharsets.ISO_8859_1));
    }

    /** As a source, and as a stream of which only the beginning is looked at. */
    private static Kind kind(String text, Charset charset) throws IOException {
        byte[] bytes = text.getBytes(charset);
        Kind kind = MediaReader.kind(Source.of("x", bytes));
        BufferedInputStream stream = new BufferedInputStream(new ByteArrayInputStream(bytes));
        assertEquals(kind, MediaReader.kind("x", stream));
        assertEquals(bytes[0] & 0xff, stream.read());
        return kind;
    }

    @Test
    void theEndOfABufferHidesNoElement() throws IOException {
        String document = "<!-- a --><ClinicalDocument/>";
        for (int blank = 8192 - document.length(); blank <= 8192; blank++) {
            assertEquals(Kind.CDA, kind(" ".repeat(blank) + document, StandardCharsets.UTF_8));
            assertEquals(Kind.CDA, kind(" ".repeat(blank / 4) + document, Charset.forName("UTF-32LE")));
        }
    }

    @Test
    void aModelThatMentionsADocumentIsNotADocument() throws IOException {
        String value = "<NativeDicomModel><Value number=\"1\">ClinicalDocument</Value></NativeDicomModel>";
        assertEquals(Kind.XML, kind(value, StandardCharsets.UTF_8));
    }

    @Test
    void twoDashesDoNotMakeTextAMessage() throws IOException {
        for (String text : new String[] {
            "-- SELECT\nx", "---\ntitle: x\n", "--", "--[[ Lua ]]\n", "-----BEGIN CERTIFICATE-----\nMIIB=\n"
        }) {
            assertEquals(Kind.TEXT, kind(text, StandardCharsets.UTF_8), text);
        }
        assertEquals(Kind.TEXT, kind("--b\nnot a field\n", StandardCharsets.UTF_8));
        assertEquals(Kind.MESSAGE, kind("--b\n\nbody", StandardCharsets.UTF_8));
        assertEquals(Kind.MESSAGE, MediaReader.kind(Source.of("x.mime", new byte[] {'a', 'b'})));
    }
}

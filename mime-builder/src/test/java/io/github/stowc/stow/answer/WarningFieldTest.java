package io.github.stowc.stow.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts of Warning fields, also as servers write them that do not escape quotes. */
class WarningFieldTest {
    @Test
    void quotesInsideTheTextStay() {
        assertEquals(
                "Content type: \"application/octet-stream\" of pixel data is not supported",
                WarningField.text("299 dcm4chee-arc \"Content type: \"application/octet-stream\"  of pixel data is not"
                        + " supported\""));
        assertEquals("a \"b\"", WarningField.text("299 x \"a \"b\"\""));
        assertEquals("a \"b\" c", WarningField.text("299 x \"a \\\"b\\\" c\""));
    }

    @Test
    void theDateIsNoPartOfTheText() {
        assertEquals("moved", WarningField.text("299 x \"moved\" \"Wed, 21 Oct 2015 07:28:00 GMT\""));
        assertEquals("a \"b\"", WarningField.text("299 x \"a \"b\"\" \"Wed, 21 Oct 2015 07:28:00 GMT\""));
    }

    @Test
    void severalWarningsInOneFieldAreAllRead() {
        assertEquals("one; two", WarningField.text("299 x \"one\", 199 y \"two\""));
        assertEquals(
                "one, two; three",
                WarningField.text("299 x \"one, two\" \"Wed, 21 Oct 2015 07:28:00 GMT\", 299 y \"three\""));
        assertEquals("299 plain", WarningField.text("299 plain"));
    }

    @Test
    void thousandsOfFieldsAreCutShort() {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            fields.add("Warning: 299 x \"number " + i + "\"");
            fields.add("Warning: 299 x \"the same\"");
        }
        StoreResponse answer =
                StoreResponse.of(409, StoreAnswers.headers(fields.toArray(String[]::new)), new byte[0], Sent.UNKNOWN);
        assertEquals(13, answer.messages().size());
        assertEquals("and 4989 more in Warning fields", answer.messages().get(12));
    }
}

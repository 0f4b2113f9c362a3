package io.github.stowc.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SentenceTest {
    @Test
    void namesChoicesAsTheProgramDoes() {
        Sentence sentence = Sentence.of("a.jpg: ", Sentence.of(Choice.TIMEOUT, " is over"), "; ", 5);
        assertEquals("a.jpg: timeout is over; 5", sentence.toString());
        assertEquals("a.jpg: --timeout is over; 5", sentence.with(choice -> "--timeout"));
    }

    @Test
    void readsTheChoicesOfATable() {
        Sentence sentence = Sentence.parse("set it: {SET} PatientID=, or {LIKE}");
        assertEquals("set it: set PatientID=, or like", sentence.toString());
        assertEquals("set it: X PatientID=, or X", sentence.with(choice -> "X"));
        assertThrows(IllegalArgumentException.class, () -> Sentence.parse("{NOTHING}"));
        assertTrue(Sentence.parse("").isEmpty());
    }

    @Test
    void countsThings() {
        assertEquals("1 file", Sentence.counted(1, "file"));
        assertEquals("0 files", Sentence.counted(0, "file"));
    }
}

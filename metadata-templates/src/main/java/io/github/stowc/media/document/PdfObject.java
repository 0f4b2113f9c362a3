package io.github.stowc.media.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of a PDF file (ISO 32000-2 7.3). */
sealed interface PdfObject {

    /** A whole number, or the whole part of a real one. */
    record Int(long value) implements PdfObject {}

    /** A name without its slash. */
    record Name(String value) implements PdfObject {}

    /** A string; each character is one byte. */
    record Text(String latin1) implements PdfObject {}

    /** A reference to an object elsewhere in the file. */
    record Ref(long number) implements PdfObject {}

    /** An array. */
    record Items(List<PdfObject> items) implements PdfObject {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A dictionary. */
    record Dict(Map<String, PdfObject> entries) implements PdfObject {
        public Dict {
            entries = Map.copyOf(entries);
        }

        @Nullable
        PdfObject get(String name) {
            return entries.get(name);
        }

        /** The number of that name; negative if there is none. */
        long number(String name) {
            return entries.get(name) instanceof Int number ? number.value() : -1;
        }

        boolean isName(String name, String value) {
            return entries.get(name) instanceof Name found && found.value().equals(value);
        }
    }

    /** A word: {@code obj}, {@code stream}, {@code true}, {@code null}. */
    record Word(String value) implements PdfObject {}
}

package io.github.stowc.validate.fix;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts metadata into instances without parsing their attributes, and copies what lies between. */
final class InstanceSplitter implements Closeable {
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private int length;
    private int next;
    private byte[] instance = new byte[1 << 12];
    private int size;
    private boolean isInArray;
    private boolean isExpected = true;
    private int index = -1;

    InstanceSplitter(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** The index of the instance in {@link #text}; -1 before the first. */
    int index() {
        return index;
    }

    /** Copies what comes before the next instance and goes to it; false if there is none. */
    boolean next() throws IOException {
        for (int c = read(); c >= 0; c = read()) {
            if (c == '{' && isExpected) {
                index++;
                isExpected = false;
                collect();
                return true;
            }
            out.write(c);
            if (c == '[' && !isInArray && isExpected) {
                isInArray = true;
            } else if (c == ',') {
                isExpected = isInArray;
            } else if (isExpected && c > ' ') {
                // Not an instance, but it counts as one.
                index++;
                isExpected = false;
                copyValue(c);
            }
        }
        return false;
    }

    private void copyValue(int first) throws IOException {
        int depth = first == '[' ? 1 : 0;
        boolean inString = first == '"';
        for (int c = peek(); c >= 0; c = peek()) {
            if (!inString && depth == 0 && (c == ',' || c == ']')) {
                return;
            }
            out.write(read());
            if (inString && c == '\\') {
                copyOne();
            } else if (c == '"') {
                inString = !inString;
            } else if (!inString) {
                depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            }
        }
    }

    private void copyOne() throws IOException {
        int c = read();
        if (c >= 0) {
            out.write(c);
        }
    }

    private void collect() throws IOException {
        size = 0;
        add('{');
        int depth = 1;
        boolean inString = false;
        while (depth > 0) {
            int c = read();
            if (c < 0) {
                return;
            }
            add(c);
            if (inString) {
                if (c == '\\') {
                    int escaped = read();
                    if (escaped < 0) {
                        return;
                    }
                    add(escaped);
                } else {
                    inString = c != '"';
                }
            } else if (c == '"') {
                inString = true;
            } else {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
        }
    }

    private void add(int c) {
        if (size == instance.length) {
            instance = Arrays.copyOf(instance, 2 * instance.length);
        }
        instance[size++] = (byte) c;
    }

    /** The instance, byte for byte. */
    String text() {
        return new String(instance, 0, size, StandardCharsets.ISO_8859_1);
    }

    /** Writes the instance as it was. */
    void copy() throws IOException {
        out.write(instance, 0, size);
    }

    /** Writes something in place of the instance. */
    void replace(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private int read() throws IOException {
        int c = peek();
        next += c < 0 ? 0 : 1;
        return c;
    }

    private int peek() throws IOException {
        if (next == length) {
            length = Math.max(0, in.read(buffer, 0, buffer.length));
            next = 0;
            if (length == 0) {
                return -1;
            }
        }
        return buffer[next] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

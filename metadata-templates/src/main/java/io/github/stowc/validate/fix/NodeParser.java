package io.github.stowc.validate.fix;

import java.util.Optional;

/** Reads a JSON value with all its blanks. */
final class NodeParser {
    private static final int DEPTH = 300;

    private final String text;
    private int at;
    private int depth;

    private NodeParser(String text) {
        this.text = text;
    }

    /** The value; empty if the text is not one, or is nested too deep. */
    static Optional<Node> parse(String text) {
        NodeParser parser = new NodeParser(text);
        try {
            Node node = parser.value();
            return parser.at == text.length() ? Optional.of(node) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Node value() {
        char c = peek();
        if (c == '{' || c == '[') {
            return group(c);
        }
        int start = at;
        if (c == '"') {
            skipString();
        } else {
            while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (at == start) {
                throw new IllegalArgumentException("no value");
            }
        }
        return new Node.Scalar(text.substring(start, at));
    }

    private Node group(char open) {
        if (++depth > DEPTH) {
            throw new IllegalArgumentException("too deep");
        }
        Node.Group group = new Node.Group(open);
        char close = open == '{' ? '}' : ']';
        at++;
        String before = blanks();
        if (peek() == close) {
            group.blank = before;
            at++;
        } else {
            while (true) {
                group.entries.add(entry(before, open == '{'));
                char c = peek();
                at++;
                if (c == close) {
                    break;
                }
                if (c != ',') {
                    throw new IllegalArgumentException("no comma");
                }
                before = blanks();
            }
        }
        depth--;
        return group;
    }

    private Node.Entry entry(String before, boolean named) {
        if (!named) {
            Node value = value();
            return new Node.Entry(before, null, "", value, blanks());
        }
        int start = at;
        if (peek() != '"') {
            throw new IllegalArgumentException("no name");
        }
        skipString();
        String name = text.substring(start, at);
        start = at;
        blanks();
        if (peek() != ':') {
            throw new IllegalArgumentException("no colon");
        }
        at++;
        blanks();
        String between = text.substring(start, at);
        Node value = value();
        return new Node.Entry(before, name, between, value, blanks());
    }

    private void skipString() {
        at++;
        while (peek() != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private String blanks() {
        int start = at;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private char peek() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("cut off");
        }
        return text.charAt(at);
    }
}

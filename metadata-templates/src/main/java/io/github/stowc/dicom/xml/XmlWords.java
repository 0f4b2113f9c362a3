package io.github.stowc.dicom.xml;

/** Puts parts of a text into messages. */
final class XmlWords {
    private XmlWords() {}

    /** An XML parser's complaint in the words of someone who writes XML by hand; unchanged if it is unknown. */
    static String complaint(String message) {
        String text = message.substring(message.indexOf("Message: ") + 1)
                .replace("essage: ", "")
                .strip();
        int newLine = text.indexOf('\n');
        text = newLine < 0 ? text : text.substring(0, newLine);
        if (text.contains("AttributeNotUnique")) {
            return "an attribute occurs twice in a tag";
        }
        if (text.contains("AttributePrefixUnbound") || text.contains("ElementPrefixUnbound")) {
            return "a prefix is used that no xmlns declares";
        }
        return text.startsWith("http") ? "the namespaces are not well-formed" : "not well-formed: " + text;
    }

    /** What to do about a complaint; empty if nothing simple helps. */
    static String remedy(String message) {
        if (message.contains("was referenced, but not declared") || message.contains("entity name must")) {
            return "write &amp; for an ampersand itself";
        }
        if (message.contains("must not contain the '<'")) {
            return "write &lt; for a < itself";
        }
        if (message.contains("invalid XML character")) {
            return "remove it; DICOM JSON and DICOM files can have it";
        }
        return message.contains("following the root element")
                ? "remove what follows NativeDicomModel; each instance is a document of its own"
                : "";
    }
}

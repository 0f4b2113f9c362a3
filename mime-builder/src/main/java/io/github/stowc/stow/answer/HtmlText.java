package io.github.stowc.stow.answer;

import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/**
 * The text of a web page as a reader of the page sees it: no tags, scripts, styles or comments. The only class that
 * loads jsoup's, which a run whose answer is no page does without.
 */
final class HtmlText implements NodeFilter {
    private final StringBuilder text = new StringBuilder();

    private HtmlText() {}

    /** The text, a block of the page to a line, and of an XML document an element to a line. */
    static String of(String page) {
        boolean html = !page.stripLeading().startsWith("<?xml")
                || page.toLowerCase(Locale.ROOT).contains("<html");
        HtmlText read = new HtmlText();
        (html ? Parser.htmlParser() : Parser.xmlParser()).parseInput(page, "").filter(read);
        return read.text.toString();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode said) {
            // Line ends in the source mean nothing on the page.
            text.append(said.getWholeText().replace('\n', ' ').replace('\r', ' '));
        } else if (node instanceof Element element) {
            if (element.nameIs("script") || element.nameIs("style")) {
                return FilterResult.SKIP_ENTIRELY;
            }
            endLine(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            endLine(element);
        }
        return FilterResult.CONTINUE;
    }

    /** Names that HTML does not know stand on lines of their own too: servers answer in XML of their own making. */
    private void endLine(Element element) {
        switch (element.normalName()) {
            case "a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "tt", "u" -> {}
            default -> text.append('\n');
        }
    }
}

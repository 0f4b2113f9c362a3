package io.github.stowc.stow.answer;

import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/**
 * The text of a web page as its reader sees it, without tags, scripts, styles and comments. Only this class
 * loads jsoup, so that other answers do not pay for it.
 */
final class HtmlText implements NodeFilter {
    private final StringBuilder text = new StringBuilder();

    private HtmlText() {}

    /** The text with one line per block of a page, or per element of an XML document. */
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
            // Line ends in the source have no meaning on the page.
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

    /** Elements unknown to HTML get their own lines too, since servers answer in their own XML. */
    private void endLine(Element element) {
        switch (element.normalName()) {
            case "a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "tt", "u" -> {}
            default -> text.append('\n');
        }
    }
}

package io.github.stowc.dicom.xml;

import io.github.stowc.dicom.text.Place;
import java.io.IOException;

/** A fault behind which nothing can be read; it goes through the XML parser, which knows nothing of problems. */
final class XmlFault extends IOException {
    private static final long serialVersionUID = 1L;

    private final XmlRule rule;
    private final transient Place place;
    private final String fix;

    XmlFault(XmlRule rule, Place place, String message, String fix) {
        super(message);
        this.rule = rule;
        this.place = place;
        this.fix = fix;
    }

    XmlRule rule() {
        return rule;
    }

    Place place() {
        return place;
    }

    String fix() {
        return fix;
    }
}

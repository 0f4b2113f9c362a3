/** The DICOM model with its codecs, what a file is, templates, and what PS3.3 asks. */
module io.github.stowc.metadata {
    requires static transitive org.jspecify;
    requires java.desktop;
    requires java.xml;
    requires tools.jackson.core;

    exports io.github.stowc.bytes;
    exports io.github.stowc.dicom;
    exports io.github.stowc.dicom.json;
    exports io.github.stowc.dicom.part10;
    exports io.github.stowc.dicom.text;
    exports io.github.stowc.dicom.xml;
    exports io.github.stowc.media;
    exports io.github.stowc.media.content;
    exports io.github.stowc.template;
    exports io.github.stowc.template.attach;
    exports io.github.stowc.validate;
    exports io.github.stowc.validate.finding;
    exports io.github.stowc.validate.fix;
    exports io.github.stowc.validate.report;
    exports io.github.stowc.wording;

    // The other library decodes tables, makes instances of files, and joins metadata and files.
    exports io.github.stowc.dicom.syntax to
            io.github.stowc.mime;
    exports io.github.stowc.template.header to
            io.github.stowc.mime;
    exports io.github.stowc.template.links to
            io.github.stowc.mime;
    // The receiver's page says of each attribute what PS3.3 asks.
    exports io.github.stowc.iod to
            io.github.stowc.receiver;
    exports io.github.stowc.iod.table to
            io.github.stowc.receiver;
    exports io.github.stowc.threads to
            io.github.stowc.mime,
            io.github.stowc.receiver;
}

/** STOW-RS messages: RFC 2046 and 2387, the curl commands that send them, sending, and what came back. */
module io.github.stowc.mime {
    requires static transitive org.jspecify;
    requires transitive io.github.stowc.metadata;
    requires transitive java.net.http;
    requires org.apache.commons.csv;
    requires org.jsoup;
    requires tools.jackson.core;

    exports io.github.stowc.anatomy;
    exports io.github.stowc.anatomy.page;
    exports io.github.stowc.anatomy.fault;
    exports io.github.stowc.curl;
    exports io.github.stowc.mime;
    exports io.github.stowc.stow;
    exports io.github.stowc.stow.answer;
    exports io.github.stowc.stow.batch;
    exports io.github.stowc.stow.batch.deliver;
    exports io.github.stowc.stow.batch.row;
    exports io.github.stowc.stow.batch.table;
    exports io.github.stowc.stow.input;
    exports io.github.stowc.stow.options;
    exports io.github.stowc.stow.send;

    // The receiver names the media types of pixels as the compiler does.
    exports io.github.stowc.stow.source to
            io.github.stowc.receiver;

    // The receiver's page shows what the command line does.
    exports io.github.stowc.anatomy.report to
            io.github.stowc.receiver;
}

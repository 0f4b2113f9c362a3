/** A STOW-RS server that runs from one command, or inside a test: PS3.18 10.5, and what clients need to see what it stored. */
module io.github.stowc.receiver {
    requires static transitive org.jspecify;
    requires transitive io.github.stowc.mime;
    requires java.desktop;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;
    requires tools.jackson.core;
    requires static transitive org.junit.jupiter.api;

    exports io.github.stowc.receiver;
    exports io.github.stowc.receiver.junit;
    exports io.github.stowc.receiver.received;
}

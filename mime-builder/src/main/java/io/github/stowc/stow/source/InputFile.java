package io.github.stowc.stow.source;

import io.github.stowc.bytes.Source;

/** An input file: of a known kind, or the raw value of an attribute. */
public sealed interface InputFile permits Part10File, ContentFile, RawFile {

    /** Its bytes. */
    Source source();
}

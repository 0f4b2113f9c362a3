package io.github.stowc.stow.source;

import io.github.stowc.bytes.Source;

/** An input file of a known kind. */
public sealed interface InputFile permits Part10File, ContentFile {

    /** Its bytes. */
    Source source();
}

package io.github.stowc.stow.source;

import io.github.stowc.bytes.Source;

/** An input file, told by its bytes. */
public sealed interface InputFile permits Part10File, ContentFile {

    /** Its bytes. */
    Source source();
}

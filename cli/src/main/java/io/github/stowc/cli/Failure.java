package io.github.stowc.cli;

import io.github.stowc.bytes.SourceChangedException;
import io.github.stowc.dicom.part10.Part10Exception;
import io.github.stowc.dicom.text.DicomTextException;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.mime.BoundaryFoundException;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.send.NoAnswerException;
import io.github.stowc.template.TemplateException;
import io.github.stowc.template.attach.AttachmentException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Turns an exception into what a person reads and an exit code. */
final class Failure {
    private Failure() {}

    /** Reports it; returns the exit code. */
    static int report(Throwable thrown, Terminal terminal) {
        Messages messages = new Messages(terminal, false);
        if (thrown instanceof CompileException e) {
            e.problems().forEach(problem -> messages.error(Wording.of(problem.text())));
            return ExitCode.INPUT;
        }
        messages.error(text(thrown));
        return exitCode(thrown);
    }

    private static int exitCode(Throwable thrown) {
        boolean input = thrown instanceof InputException
                || thrown instanceof MediaException
                || thrown instanceof DicomTextException
                || thrown instanceof Part10Exception
                || thrown instanceof BoundaryFoundException
                || thrown instanceof SourceChangedException
                || thrown instanceof TemplateException
                || thrown instanceof AttachmentException
                || thrown instanceof CharacterCodingException;
        return input ? ExitCode.INPUT : ExitCode.IO;
    }

    private static String text(Throwable thrown) {
        if (thrown instanceof NoSuchFileException e) {
            return e.getFile() + ": no such file; check its path";
        }
        if (thrown instanceof AccessDeniedException e) {
            return e.getFile() + ": permission denied; check who may read or write it";
        }
        if (thrown instanceof FileAlreadyExistsException e) {
            return e.getFile() + ": it exists; give --force to replace it, or name another output with -o";
        }
        if (thrown instanceof FileSystemException e && e.getReason() != null) {
            return e.getFile() + ": " + e.getReason();
        }
        if (thrown instanceof CharacterCodingException) {
            return "expected text in UTF-8, found other bytes; save the file as UTF-8";
        }
        if (thrown instanceof OutOfMemoryError) {
            return "not enough memory; give more: STOWC_OPTS=-Xmx1g";
        }
        if (thrown instanceof NoAnswerException e) {
            return Wording.of(e.sentence());
        }
        if (thrown instanceof AttachmentException e) {
            return Wording.of(e.sentence());
        }
        if (thrown instanceof MediaException e) {
            return Wording.of(e.sentence());
        }
        if (thrown instanceof TemplateException e) {
            return Wording.of(e.sentence());
        }
        String message = thrown.getMessage();
        boolean known = thrown instanceof IOException || thrown instanceof TemplateException;
        if (known && message != null) {
            return message;
        }
        return "this should not happen (" + thrown + "); please report it with what --debug shows";
    }
}

package io.github.stowc.receiver.retrieve;

import io.github.stowc.bytes.Body;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.store.StoredFile;
import io.github.stowc.receiver.web.DicomPath;
import io.github.stowc.receiver.web.Service;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.io.IOException;

/** Gives back what was stored (PS3.18 10.4). Safe to share between threads. */
public final class RetrieveService implements Service {
    private final Archive archive;

    /** Retrieves from an archive. */
    public RetrieveService(Archive archive) {
        this.archive = archive;
    }

    @Override
    public WebAnswer answer(WebRequest request, DicomPath path) throws IOException {
        StoredFile file = archive.find(path.instance()).orElse(null);
        return file == null
                ? WebAnswer.text(404, "no such instance")
                : WebAnswer.of(200, "application/dicom", Body.of(file.file()));
    }
}

package io.github.stowc.receiver.retrieve;

import io.github.stowc.dicom.Uid;
import io.github.stowc.receiver.store.Archive;
import io.github.stowc.receiver.store.StoredFile;
import io.github.stowc.receiver.web.DicomPath;
import io.github.stowc.receiver.web.Service;
import io.github.stowc.receiver.web.ServiceUrl;
import io.github.stowc.receiver.web.WebAnswer;
import io.github.stowc.receiver.web.WebRequest;
import java.io.IOException;
import java.util.List;

/** Gives back what was stored (PS3.18 10.4). Safe to share between threads. */
public final class RetrieveService implements Service {
    private final Archive archive;
    private final InstanceAnswers instances = new InstanceAnswers();
    private final MetadataAnswers metadata = new MetadataAnswers();
    private final BulkDataAnswers bulkData = new BulkDataAnswers();
    private final FrameAnswers frames = new FrameAnswers();
    private final RenderedAnswers rendered = new RenderedAnswers();

    /** Retrieves from an archive. */
    public RetrieveService(Archive archive) {
        this.archive = archive;
    }

    @Override
    public WebAnswer answer(WebRequest request, DicomPath path) throws IOException {
        try {
            List<StoredFile> files = files(path);
            Links links = new Links(ServiceUrl.of(request, path));
            return path.instance().isEmpty()
                    ? ofSeveral(request, path, files, links)
                    : ofOne(request, path, files.get(0), links);
        } catch (Refusal refusal) {
            WebAnswer answer = refusal.answer();
            return answer.status() == 503 ? answer.with("Retry-After", "1") : answer;
        }
    }

    private WebAnswer ofSeveral(WebRequest request, DicomPath path, List<StoredFile> files, Links links)
            throws IOException, Refusal {
        if (path.rest().isEmpty()) {
            return instances.answer(Wish.of(request), files, links);
        }
        if (path.rest().equals(List.of("metadata"))) {
            return metadata.answer(request, files, links);
        }
        throw noResource();
    }

    private WebAnswer ofOne(WebRequest request, DicomPath path, StoredFile file, Links links)
            throws IOException, Refusal {
        List<String> rest = path.rest();
        if (rest.isEmpty() || rest.equals(List.of("metadata"))) {
            return ofSeveral(request, path, List.of(file), links);
        }
        List<String> more = rest.subList(1, rest.size());
        switch (rest.get(0)) {
            case "bulkdata" -> {
                return bulkData.answer(Wish.of(request), file, more, links);
            }
            case "pixeldata" -> {
                if (more.isEmpty()) {
                    return bulkData.pixelData(Wish.of(request), file, links);
                }
            }
            case "frames" -> {
                if (more.size() == 1) {
                    return frames.answer(Wish.of(request), file, more.get(0), links);
                }
                if (more.size() == 2 && more.get(1).equals("rendered")) {
                    return rendered.answer(request, file, FrameNumbers.one(more.get(0)));
                }
            }
            case "rendered" -> {
                if (more.isEmpty()) {
                    return rendered.answer(request, file, 1);
                }
            }
            default -> throw noResource();
        }
        throw noResource();
    }

    private static Refusal noResource() {
        return new Refusal(
                404,
                "expected a study, series or instance, or its metadata, bulkdata, frames or rendered, found another"
                        + " resource");
    }

    /** The instances that a path means; at least one. */
    private List<StoredFile> files(DicomPath path) throws Refusal {
        for (String uid : List.of(path.study(), path.series(), path.instance())) {
            if (!uid.isEmpty() && Uid.problem(uid).isPresent()) {
                throw new Refusal(400, "expected a UID in the path, found another text (PS3.5 9.1)");
            }
        }
        List<StoredFile> files = path.study().isEmpty()
                ? List.of()
                : path.instance().isEmpty() ? archive.files(path.study(), path.series()) : one(path);
        if (files.isEmpty()) {
            throw archive.isReady()
                    ? new Refusal(404, "no instance is stored under this path")
                    : new Refusal(503, "the index of the stored files is being built");
        }
        return files;
    }

    private List<StoredFile> one(DicomPath path) {
        return archive
                .find(path.instance())
                .filter(file -> file.uids().study().value().equals(path.study())
                        && file.uids().series().value().equals(path.series()))
                .stream()
                .toList();
    }
}

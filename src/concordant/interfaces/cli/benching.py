"""What ``concordant bench`` runs."""

import gc
from pathlib import Path

from concordant.interfaces.cli.knowing import sound_knowledge
from concordant.interfaces.cli.progress import Progress
from concordant.synth.trial import Figures


def try_claims(
    preset: str, size: int, seed: int, baselines: bool, increment: bool, progress: Progress
) -> Figures:
    """Link claims that are read perfectly."""
    from concordant import pipeline
    from concordant.synth.increment import increment_trial
    from concordant.synth.trial import claims_trial

    register, _ = pipeline.linking_of(sound_knowledge())

    def notice(made: int) -> None:
        progress.tell(made, size, "claims")

    figures = claims_trial(preset, size, seed, register, notice, baselines)
    if increment:
        gc.collect()
        figures |= increment_trial(preset, size, seed, register, notice)
    return figures


def try_texts(preset: str, size: int, seed: int, progress: Progress) -> Figures:
    """Find copies in the words of reports, and count origins by what was found."""
    from concordant import pipeline
    from concordant.synth.text_trial import texts_trial

    register, tracing = pipeline.linking_of(sound_knowledge())
    return texts_trial(
        preset, size, seed, register, tracing, lambda made: progress.tell(made, size, "reports")
    )


def write_world(preset: str, size: int, seed: int, folder: Path, progress: Progress) -> None:
    """Keep a world at the level of text with its truth."""
    from concordant.synth.texts import texts_level
    from concordant.synth.writing import write

    write(folder, texts_level(preset, size, seed))
    progress.clear()

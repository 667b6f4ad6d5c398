"""Choosing where jobs are done, from what a user asked for."""

from commonweal.study.seam import Processes, Seam, SeamError, Serial


def seam_for(workers: int = 1, cluster: str | None = None) -> Seam:
    """Give the seam for so many processes, or for a cluster's address.

    Raises SeamError if both were asked for, the number is not at least 1, or the cluster cannot be used.
    """
    if workers < 1:
        raise SeamError(f"--workers {workers}: there must be at least 1")
    if cluster is None:
        return Serial() if workers == 1 else Processes(workers)
    if workers > 1:
        raise SeamError("--workers and --cluster: give one of them; a cluster has workers of its own")
    try:
        from commonweal.study.cluster import Cluster
    except ImportError:
        raise SeamError("--cluster needs Dask: pip install 'commonweal[cluster]'") from None
    return Cluster(cluster)

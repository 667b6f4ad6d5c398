from commonweal.live.serving.tasks import nothing


def test_the_task_that_shows_that_the_worker_works():
    assert nothing.func() == "done"

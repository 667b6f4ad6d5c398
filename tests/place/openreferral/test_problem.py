from commonweal.place.openreferral import Problem


def test_a_problem_says_where_what_and_what_would_be_right():
    problem = Problem("email", 'is "x"', "Expected an e-mail address")
    assert str(problem) == 'email: is "x". Expected an e-mail address.'
    assert problem.as_json()["grave"] is True


def test_a_problem_can_be_told_from_further_out():
    problem = Problem("email", "is 3", "Expected text")
    assert problem.within("contents[2]").where == "contents[2].email"
    assert Problem("[2].email", "is 3", "Expected text").within("contents").where == "contents[2].email"
    assert Problem("", "is 3", "Expected text").within("page").where == "page"

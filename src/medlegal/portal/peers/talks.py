"""What physicians talk about: the topics, and one of them with what was said."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.talk_with_peers import begin_talk, first_state, say
from medlegal.portal.doors import done
from medlegal.portal.peers.peer_door import for_peers
from medlegal.portal.peers.peer_forms import PostForm, TopicForm
from medlegal.practice.community.models import Post
from medlegal.practice.community.selectors import posts_of, topics_shown
from medlegal.practice.people.models import User


@for_peers
def listed(request: HttpRequest) -> HttpResponse:
    form = TopicForm(request.POST or None)
    begun = form.is_bound and done(
        form, lambda: begin_talk(**form.cleaned_data, at=timezone.now(), actor=request.user)
    )
    if begun:
        messages.success(request, told(request.user))
        return redirect("topic", begun.pk)
    context = {"place": "community", "topics": topics_shown(request.user), "form": form}
    return render(request, "peers/topics.html", context, status=422 if form.is_bound else 200)


@for_peers
def show(request: HttpRequest, topic_id: int) -> HttpResponse:
    topic = get_object_or_404(topics_shown(request.user), pk=topic_id)
    form = PostForm(request.POST or None)
    said = form.is_bound and done(
        form, lambda: say(topic, text=form.cleaned_data["text"], at=timezone.now(), actor=request.user)
    )
    if said:
        messages.success(request, told(request.user))
        return redirect("topic", topic.pk)
    posts = posts_of(topic, reader=request.user)
    context = {"place": "community", "topic": topic, "posts": posts, "form": form}
    return render(request, "peers/topic.html", context, status=422 if form.is_bound else 200)


def told(user: User) -> str:
    if first_state(user) == Post.State.SHOWN:
        return "Everybody can read it now."
    return "It is kept. Others read it once the company has looked that no patient is in it."
